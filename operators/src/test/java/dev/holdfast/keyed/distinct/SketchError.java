package dev.holdfast.keyed.distinct;

import java.util.Locale;

/**
 * The error of estimates, by the number of different values. An argument is the number of sketches of each size, by default 200.
 *
 * <pre>{@code
 * ./mvnw -q -pl dsl-api,operators test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=dev.holdfast.keyed.distinct.SketchError
 * }</pre>
 */
final class SketchError {

    private SketchError() {}

    public static void main(String[] args) {
        int runs = args.length == 0 ? 200 : Integer.parseInt(args[0]);
        System.out.println("values    bytes  mean error  root of mean square  greatest");
        for (int size : new int[] {10, 100, 500, 501, 1000, 10_000, 100_000, 1_000_000}) {
            double sum = 0;
            double squares = 0;
            double greatest = 0;
            int bytes = 0;
            for (int run = 0; run < runs; run++) {
                Sketch sketch = SketchTest.sketch(1L + (long) run * size, (run + 1L) * size);
                double error = 100 * (sketch.estimate() / (double) size - 1);
                sum += error;
                squares += error * error;
                greatest = Math.max(greatest, Math.abs(error));
                bytes = sketch.toBytes().length;
            }
            System.out.println(String.format(
                    Locale.ROOT,
                    "%7d %7d %9.2f %% %18.2f %% %8.2f %%",
                    size,
                    bytes,
                    sum / runs,
                    Math.sqrt(squares / runs),
                    greatest));
        }
    }
}
