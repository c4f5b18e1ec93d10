package shop;

import dev.holdfast.annotation.StateRecord;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

@StateRecord
record Session(
        Iterator<String> rest,
        Stream<String> stream,
        Thread worker,
        Function<String, Integer> count,
        List<Supplier<String>> lazy,
        InputStream file,
        ExecutorService pool,
        ReentrantLock lock,
        Random dice,
        Exception failure) {}
