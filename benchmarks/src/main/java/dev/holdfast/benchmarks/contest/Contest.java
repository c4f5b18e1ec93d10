package dev.holdfast.benchmarks.contest;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Runs several programs in turns, one warm round first, and prints the medians beside those of the first. */
public final class Contest {

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final long events;
    private final int rounds;
    private final List<Contender> contenders = new ArrayList<>();

    /** What is run: it gives the number of its results. */
    public interface Program {

        /** Runs to the end. */
        long run() throws Exception;
    }

    private record Times(double wallNanos, double processorNanos, long results) {}

    private record Contender(String name, Program program, List<Times> times) {}

    /** A contest in which each program handles so many events, in so many rounds. */
    public Contest(long events, int rounds) {
        this.events = events;
        this.rounds = rounds;
    }

    /** Adds a program; the others are compared with the first. */
    public Contest with(String name, Program program) {
        contenders.add(new Contender(name, program, new ArrayList<>()));
        return this;
    }

    /** Runs all, and prints. */
    public void run() throws Exception {
        for (int round = 0; round <= rounds; round++) {
            for (Contender contender : contenders) {
                Times times = measure(contender.program());
                if (round > 0) {
                    contender.times().add(times);
                }
            }
        }
        contenders.forEach(this::print);
    }

    private Times measure(Program program) throws Exception {
        System.gc();
        long processor = SYSTEM.getProcessCpuTime();
        long wall = System.nanoTime();
        long results = program.run();
        return new Times(
                (double) (System.nanoTime() - wall) / events,
                (double) (SYSTEM.getProcessCpuTime() - processor) / events,
                results);
    }

    private void print(Contender contender) {
        Contender first = contenders.get(0);
        double wall = wall(contender);
        double processor = processor(contender);
        System.out.printf(
                Locale.ROOT,
                "%-44s %,9.0f ns an event (%5.2f), %,9.0f ns of processors (%5.2f), %,d results%n",
                contender.name(),
                wall,
                wall / wall(first),
                processor,
                processor / processor(first),
                contender.times().get(0).results());
    }

    private static double wall(Contender contender) {
        return median(contender.times().stream().map(Times::wallNanos).sorted().toList());
    }

    private static double processor(Contender contender) {
        return median(
                contender.times().stream().map(Times::processorNanos).sorted().toList());
    }

    private static double median(List<Double> sorted) {
        return sorted.get(sorted.size() / 2);
    }
}
