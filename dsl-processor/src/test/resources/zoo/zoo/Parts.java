package zoo;

import dev.holdfast.annotation.*;
import java.math.*;
import java.time.*;
import java.util.*;
import org.jspecify.annotations.Nullable;

@StateRecord
record Point(int x, int y) {}

enum Level {
    LOW,
    HIGH
}

@KeyRecord
record PageKey(String site, long page) {}

@KeyRecord
record UserKey(PageKey last, LocalDate day, Instant at, UUID id, Level level, byte b, short s, int i) {}

@StateRecord
record Pair<A, B>(A first, B second) {}

@StateRecord
record Tree<T>(T value, List<Tree<T>> children) {}

@StateRecord
final class Box<T> {
    T content;

    Box(T content) {
        this.content = content;
    }
}

@StateRecord
sealed interface Result<T> permits Ok, Failed {}

@StateRecord
record Ok<T>(T value) implements Result<T> {}

@StateRecord
record Failed<T>(String why, List<T> tried) implements Result<T> {}

@StateRecord
sealed interface Shape permits Circle, Flat {}

record Circle(double radius) implements Shape {}

sealed interface Flat extends Shape permits Square, Nothing {}

@StateRecord
record Square(long side) implements Flat {}

record Nothing() implements Flat {}

sealed interface Inline permits First, Second {}

@StateRecord
record First(String a) implements Inline {}

@StateRecord
record Second(Map<String, Integer> b) implements Inline {}

@StateRecord
sealed interface Formula permits Constant, Plus, Not {}

@StateRecord
record Constant(long value) implements Formula {}

@StateRecord
record Plus(Formula left, Formula right) implements Formula {}

record Not(Formula inner) implements Formula {}

@StateRecord
record Folder(String name, List<Folder> folders, Map<String, Folder> links) {}

@StateRecord
record Chain(int value, @Nullable Chain next) {}

@StateRecord
record Ping(List<Pong> pongs) {}

@StateRecord
record Pong(Optional<Ping> ping, String text) {}

@StateRecord
class Bean {
    private int count;
    private boolean open;
    String text = "";
    transient int cache;

    int getCount() {
        return count;
    }

    void setCount(int count) {
        this.count = count;
    }

    boolean isOpen() {
        return open;
    }

    void setOpen(boolean open) {
        this.open = open;
    }
}

@StateRecord
final class Money {
    private final long cents;
    private final String currency;

    Money(long cents, String currency) {
        this.cents = cents;
        this.currency = currency;
    }

    long cents() {
        return cents;
    }

    String getCurrency() {
        return currency;
    }
}

@StateRecord
final class Child extends Bean {
    List<Long> numbers = List.of();
}

@SerializeWith(ColorSerializer.class)
record Color(int rgb) {}

@EventRecord
record Click(String user, Instant at, @Nullable Shape shape) {}
