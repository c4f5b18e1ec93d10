package dev.holdfast.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** One broker for all tests that do not stop it, since it takes seconds to start. It goes with the process. */
final class SharedBroker {

    private static final KafkaBroker BROKER = start();
    private static final Topics TOPICS = new Topics(BROKER.address());

    private SharedBroker() {}

    static String address() {
        return BROKER.address();
    }

    static Topics topics() {
        return TOPICS;
    }

    private static KafkaBroker start() {
        try {
            Path directory = Files.createTempDirectory("holdfast-kafka");
            KafkaBroker broker = KafkaBroker.start(directory);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                TOPICS.close();
                broker.close();
                delete(directory);
            }));
            return broker;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> inner = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : inner) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
