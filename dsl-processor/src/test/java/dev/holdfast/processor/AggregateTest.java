package dev.holdfast.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Aggregates, and what the rules of others say of them. */
class AggregateTest {

    private static final String METHODS =
            " static Range merge(Range first, Range second) { return first; } static int result(Range range) { return range.most(); } }";

    @Test
    void what_is_accumulated_must_be_state() {
        Compilation compilation = compile(
                "@Aggregate final class Spread { record Range(int most) {}",
                "static Range add(@Nullable Range soFar, Integer event) { return new Range(event); }" + METHODS);

        assertThat(compilation.output())
                .contains("[StateNotAnnotated] ")
                .contains("what is accumulated by aggregate Spread")
                .contains("Fix: add @StateRecord to record Spread.Range");
        assertThat(compilation.output()).contains("1 error");
    }

    @Test
    void an_aggregate_of_a_refused_record_is_left_out() {
        Compilation compilation = compile(
                "@Aggregate final class Spread { @StateRecord record Range(int most, Object other) {}",
                "static Range add(@Nullable Range soFar, Integer event) { return new Range(event, event); }" + METHODS);

        assertThat(compilation.output()).contains("[StateTypeOpen] ").contains("1 error");
        assertThat(compilation.generated()).isEmpty();
    }

    @Test
    void the_clock_is_noticed_in_a_method() {
        Compilation compilation = compile(
                "@Aggregate final class Spread { @StateRecord record Range(int most) {}",
                "static Range add(@Nullable Range soFar, Integer event) {",
                "    return new Range(event + (int) System.nanoTime());",
                "}" + METHODS);

        assertThat(compilation.output())
                .contains("[NonDeterministicCall] ")
                .contains("Spread.add")
                .contains("1 warning");
    }

    @Test
    void a_record_that_was_compiled_without_the_processor_is_named() {
        Compilation compilation = compile(
                "@Aggregate final class Spread {",
                "static other.Visit add(other.@Nullable Visit soFar, other.Visit event) { return event; }",
                "static other.Visit merge(other.Visit first, other.Visit second) { return first; }",
                "static String result(other.Visit visit) { return visit.toString(); } }");

        assertThat(compilation.output())
                .contains("[SerializerMissing] ")
                .contains("aggregate Spread")
                .contains("1 error");
    }

    private static Compilation compile(String... lines) {
        String head = "package shop; import dev.holdfast.annotation.*; import org.jspecify.annotations.Nullable;";
        return Compilation.of(
                List.of(SourceFile.of("shop/Spread.java", head, String.join("\n", lines))),
                "-sourcepath",
                TestFolders.resources("elsewhere").toString());
    }
}
