package shop;

import dev.holdfast.annotation.StateRecord;
import org.jspecify.annotations.Nullable;

@StateRecord
public record Samples(
        byte[] bytes,
        boolean[] booleans,
        short[] shorts,
        char[] chars,
        int[] ints,
        long[] longs,
        float[] floats,
        double[] doubles,
        String[] names,
        int[][] grid,
        Point[][] points,
        @Nullable String[] holes,
        int @Nullable [] maybe) {

    @StateRecord
    public record Point(int x, int y) {}
}
