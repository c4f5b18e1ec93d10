package dev.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.connector.DeliveryGuarantee;
import dev.holdfast.connector.ObjectSink;
import dev.holdfast.connector.OutboxSink;
import dev.holdfast.connector.QueryRun;
import dev.holdfast.connector.RowEncoder;
import dev.holdfast.connector.Sink;
import dev.holdfast.runtime.io.MemorySink;
import dev.holdfast.serial.StateSerializer;
import dev.holdfast.serial.StateSerializers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Sinks that keep their promise pass, and those that do not are found. */
class SinkTesterTest {

    /** Text, in a list that outlives the process. */
    private record Texts(Supplier<Sink<String>> newSink, Supplier<List<String>> seen) implements SinkPlace<String> {

        @Override
        public Sink<String> sink() {
            return newSink.get();
        }

        @Override
        public String row(int number) {
            return "row " + number;
        }

        @Override
        public List<String> rows() {
            return seen.get();
        }
    }

    @Test
    void sinks_in_memory_pass() throws Exception {
        SinkTester.of(() -> {
                    MemorySink<String> memory = MemorySink.of("memory");
                    return new Texts(() -> memory, memory::rows);
                })
                .checkAll();
        SinkTester.of(() -> {
                    TestSink<String> rows = TestSink.of("rows");
                    return new Texts(() -> rows, rows::rows);
                })
                .checkAll();
    }

    @Test
    void a_sink_that_does_not_know_its_batches_is_found() {
        assertThatThrownBy(() -> SinkTester.of(SinkTesterTest::forgetful).checkCrashes())
                .isInstanceOf(AssertionError.class)
                .hasMessageMatching("(?s).*rows of sink s: crash after step \\w+ of each commit; each once.*");
        assertThatThrownBy(() -> SinkTester.of(SinkTesterTest::forgetful).checkRedelivery())
                .hasMessageContaining("rows of sink s: the last batch delivered again behind each restart; each once");
        assertThatThrownBy(() -> SinkTester.of(SinkTesterTest::forgetful).checkReplacedRun())
                .hasMessageContaining("rows of sink s: a batch delivered again by a run that was replaced; each once");
        assertThatThrownBy(() -> SinkTester.of(SinkTesterTest::forgetful).checkAll())
                .isInstanceOf(AssertionError.class);
    }

    private static Texts forgetful() {
        List<String> rows = new ArrayList<>();
        return new Texts(() -> new Lines(DeliveryGuarantee.EXACTLY_ONCE, rows, false), () -> rows);
    }

    @Test
    void the_same_sink_passes_if_it_promises_less() throws Exception {
        SinkTester.of(() -> {
                    List<String> rows = new ArrayList<>();
                    return new Texts(() -> new Lines(DeliveryGuarantee.AT_LEAST_ONCE, rows, false), () -> rows);
                })
                .checkAll();
    }

    @Test
    void a_sink_that_shows_rows_before_the_batch_is_whole_is_found() {
        assertThatThrownBy(() -> SinkTester.of(() -> {
                            List<String> rows = new ArrayList<>();
                            return new Texts(() -> new Lines(DeliveryGuarantee.EXACTLY_ONCE, rows, true), () -> rows);
                        })
                        .checkBrokenDelivery())
                .hasMessageContaining("rows of sink s: a delivery that broke off in the midst of its bytes; each once");
    }

    @Test
    void a_sink_of_objects_is_checked_by_its_guarantee() throws Exception {
        for (Optional<StateSerializer<String>> serializer :
                List.of(Optional.<StateSerializer<String>>empty(), Optional.of(StateSerializers.string()))) {
            SinkTester.of(() -> {
                        List<String> rows = new ArrayList<>();
                        return new Texts(() -> new Objects(rows, serializer), () -> rows);
                    })
                    .checkAll();
        }
        List<String> rows = new ArrayList<>();
        SinkTester<String> tester =
                SinkTester.of(() -> new Texts(() -> new Objects(rows, Optional.empty()), () -> rows));
        assertThatThrownBy(tester::checkRedelivery)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is no OutboxSink");
    }

    @Test
    void each_check_has_a_place_of_its_own_and_gives_it_up() throws Exception {
        List<String> closed = new ArrayList<>();
        SinkTester<String> tester = SinkTester.of(() -> {
            MemorySink<String> memory = MemorySink.of("memory");
            return new SinkPlace<String>() {
                @Override
                public Sink<String> sink() {
                    return memory;
                }

                @Override
                public String row(int number) {
                    return "row " + number;
                }

                @Override
                public List<String> rows() {
                    return memory.rows();
                }

                @Override
                public void close() {
                    closed.add("closed");
                }
            };
        });
        assertThatCode(tester::checkWithoutCrash).doesNotThrowAnyException();
        assertThatCode(tester::checkRestarts).doesNotThrowAnyException();
        assertThat(closed).hasSize(2);
    }

    /** Appends lines and keeps no account of batches. */
    private record Lines(DeliveryGuarantee guarantee, List<String> rows, boolean showsEarly)
            implements OutboxSink<String> {

        @Override
        public String id() {
            return "s";
        }

        @Override
        public RowEncoder<String> newEncoder() {
            return (row, out) -> {
                byte[] line = (row + "\n").getBytes(StandardCharsets.UTF_8);
                out.writeRaw(line, 0, line.length);
            };
        }

        @Override
        public OutboxSink.Writer open(QueryRun run) {
            return new OutboxSink.Writer() {
                @Override
                public OptionalLong lastBatch() {
                    return OptionalLong.empty();
                }

                @Override
                public void deliver(long batchId, InputStream in) throws IOException {
                    if (showsEarly) {
                        StringBuilder line = new StringBuilder();
                        for (int c = in.read(); c >= 0; c = in.read()) {
                            if (c == '\n') {
                                rows.add(line.toString());
                                line.setLength(0);
                            } else {
                                line.append((char) c);
                            }
                        }
                    } else {
                        new String(in.readAllBytes(), StandardCharsets.UTF_8)
                                .lines()
                                .forEach(rows::add);
                    }
                }
            };
        }
    }

    private record Objects(List<String> seen, Optional<StateSerializer<String>> rowSerializer)
            implements ObjectSink<String> {

        @Override
        public String id() {
            return "objects";
        }

        @Override
        public ObjectSink.Writer<String> open(QueryRun run) {
            return (batchId, rows) -> seen.addAll(rows);
        }
    }
}
