package dev.holdfast.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.testkit.OperatorStep;
import dev.holdfast.testkit.PipelineTester;
import dev.holdfast.testkit.Step;
import dev.holdfast.testkit.TestSink;
import dev.holdfast.testkit.TestSource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs a script through the public test kit. */
final class KitRun {

    private KitRun() {}

    static <T> void run(Script<T> script, Mode mode) {
        TestSource<T> source = TestSource.of("input");
        TestSink<String> sink = TestSink.of("output");
        try (PipelineTester tester = mode.settings().apply(PipelineTester.of(script.pipeline(source, sink)))) {
            for (ScriptStep<T> expected : script.steps()) {
                if (expected.restarts) {
                    tester.restart();
                }
                if (expected.time != null) {
                    tester.at(expected.time);
                }
                Step step = tester.feed(source, expected.events);
                ScriptRun.compare(
                        expected,
                        new ScriptRun.Done(
                                step.emitted(sink).stream().sorted().toList(), step.batches(), step.toString()));
                if (expected.states != null) {
                    assertThat(states(step.operator(step.operatorIds().get(0))))
                            .as(step.toString())
                            .isEqualTo(expected.states);
                }
            }
        }
    }

    private static List<String> states(OperatorStep<?, ?> operator) {
        Map<String, String> states = new TreeMap<>();
        operator.states().forEach((key, state) -> states.put(key.toString(), String.valueOf(state)));
        operator.timers()
                .forEach((key, at) -> states.merge(key.toString(), "-" + time(at), (state, none) -> state + time(at)));
        return states.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .sorted()
                .toList();
    }

    private static String time(Instant at) {
        return "@" + (at.toEpochMilli() % 1000 == 0 ? at.getEpochSecond() : at.toEpochMilli() + "ms");
    }
}
