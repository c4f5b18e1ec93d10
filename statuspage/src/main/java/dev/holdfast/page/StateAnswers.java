package dev.holdfast.page;

import dev.holdfast.engine.CheckpointException;
import dev.holdfast.runtime.reader.JsonEntry;
import dev.holdfast.runtime.reader.JsonState;
import dev.holdfast.runtime.reader.KeyGroupSize;
import dev.holdfast.runtime.reader.StateReader;
import dev.holdfast.runtime.reader.StateSummary;
import dev.holdfast.runtime.reader.StateView;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answers from the checkpoint of a query: as of its last batch, and without its classes. One at a time, since it may read much. */
final class StateAnswers {

    /** A key may have very many rows; a person looks at some. */
    static final int MOST_ROWS = 100;

    private final Semaphore one = new Semaphore(1);

    /** How many rows each key group has, over all states of the operator. */
    Answer keyGroups(Path checkpoint, String operatorId) {
        return alone(() -> {
            StateReader reader = StateReader.open(checkpoint);
            StateView view = reader.latest();
            long[] rows = new long[reader.keyGroups()];
            for (StateSummary state : states(view, operatorId)) {
                for (KeyGroupSize size : view.of(operatorId, state.name()).keyGroups()) {
                    rows[size.keyGroup()] += size.rows();
                }
            }
            String figures = Arrays.stream(rows).mapToObj(Long::toString).collect(Collectors.joining(",", "[", "]"));
            return Answer.json(new Json()
                    .number("batchId", view.batchId())
                    .raw("rows", figures)
                    .toString());
        });
    }

    /** The rows of one key. */
    Answer rows(Path checkpoint, String operatorId, String key) {
        return alone(() -> {
            StateView view = StateReader.open(checkpoint).latest();
            List<String> found = new ArrayList<>();
            for (StateSummary state : states(view, operatorId)) {
                rowsOf(view.of(operatorId, state.name()).json(), key)
                        .limit(MOST_ROWS + 1L - found.size())
                        .map(row -> json(state.name(), row))
                        .forEach(found::add);
            }
            return Answer.json(new Json()
                    .number("batchId", view.batchId())
                    .raw("rows", Json.array(found.subList(0, Math.min(found.size(), MOST_ROWS))))
                    .truth("hasMore", found.size() > MOST_ROWS)
                    .toString());
        });
    }

    private static List<StateSummary> states(StateView view, String operatorId) {
        return view.operators().stream()
                .filter(operator -> operator.id().equals(operatorId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The checkpoint has no operator '" + operatorId + "'."))
                .states();
    }

    /** A text may stand without its quotes. */
    private static Stream<JsonEntry> rowsOf(JsonState state, String key) {
        try {
            return state.rowsOf(key);
        } catch (IllegalArgumentException e) {
            if (key.startsWith("\"") || key.startsWith("{")) {
                throw e;
            }
            return state.rowsOf(Json.quoted(key));
        }
    }

    private static String json(String state, JsonEntry row) {
        return new Json()
                .text("of", state)
                .raw("key", row.key())
                .raw("subKey", row.subKey())
                .raw("state", row.state())
                .raw("timeout", row.timeout().map(at -> Json.quoted(at.toString())))
                .number("keyGroup", row.keyGroup())
                .toString();
    }

    private boolean isOnesTurn() {
        try {
            return one.tryAcquire(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Answer alone(Supplier<Answer> reading) {
        if (!isOnesTurn()) {
            return Answer.text(503, "Other requests read checkpoints. Try again when they are done.");
        }
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            return Answer.text(400, String.valueOf(e.getMessage()));
        } catch (CheckpointException e) {
            return Answer.text(503, String.valueOf(e.getMessage()));
        } finally {
            one.release();
        }
    }
}
