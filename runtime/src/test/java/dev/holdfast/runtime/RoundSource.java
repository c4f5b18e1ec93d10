package dev.holdfast.runtime;

import dev.holdfast.connector.EventConsumer;
import dev.holdfast.connector.Offset;
import dev.holdfast.connector.ReadLimits;
import dev.holdfast.connector.ReadPlan;
import dev.holdfast.connector.Source;
import dev.holdfast.connector.SourceContext;
import dev.holdfast.connector.SourceReader;
import dev.holdfast.connector.Split;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Events of a load, in rounds: each round is one batch, computed from its number, so that nothing is kept. An event is {@code
 * key+5}, {@code key-} to remove the state, or {@code key!30} to set a timeout.
 */
final class RoundSource implements Source<String> {

    private final long seed;
    private final int keys;
    private final int eventsPerRound;
    private final AtomicLong rounds = new AtomicLong();

    RoundSource(long seed, int keys, int eventsPerRound) {
        this.seed = seed;
        this.keys = keys;
        this.eventsPerRound = eventsPerRound;
    }

    /** Lets one more round come, and gives its events. */
    List<String> next() {
        return events(rounds.getAndIncrement());
    }

    private List<String> events(long round) {
        Random random = new Random(seed * 31 + round);
        return random.ints(eventsPerRound, 0, 20)
                .mapToObj(kind -> key(random) + action(kind, random))
                .toList();
    }

    /** A few keys come often. */
    private String key(Random random) {
        return "key" + (random.nextInt(4) == 0 ? random.nextInt(10) : random.nextInt(keys));
    }

    private static String action(int kind, Random random) {
        return switch (kind) {
            case 0, 1, 2 -> "-";
            case 3, 4, 5, 6 -> "!" + (1 + random.nextInt(40));
            default -> "+" + random.nextInt(1000);
        };
    }

    @Override
    public String id() {
        return "rounds";
    }

    @Override
    public SourceReader<String> open(SourceContext context) {
        return new Reader();
    }

    private record Round(long number) implements Split {}

    private final class Reader implements SourceReader<String> {

        @Override
        public Offset latest() {
            return new Offset(Long.toString(rounds.get()));
        }

        @Override
        public ReadPlan plan(@Nullable Offset from, Offset until, ReadLimits limits) {
            long round = from == null ? 0 : Long.parseLong(from.json());
            return round == Long.parseLong(until.json())
                    ? new ReadPlan(until, List.of())
                    : new ReadPlan(new Offset(Long.toString(round + 1)), List.of(new Round(round)));
        }

        @Override
        public void read(Split split, EventConsumer<? super String> out) {
            events(((Round) split).number()).forEach(out::event);
        }
    }
}
