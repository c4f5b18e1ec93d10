package dev.holdfast.samples;

import dev.holdfast.samples.activity.ActivitySample;
import dev.holdfast.samples.clicks.ClicksSample;
import dev.holdfast.samples.database.DatabaseSample;
import dev.holdfast.samples.delays.DelaysSample;
import dev.holdfast.samples.hourly.HourlySample;
import dev.holdfast.samples.presence.PresenceSample;
import dev.holdfast.samples.returns.ReturnsSample;
import dev.holdfast.samples.routes.RoutesSample;
import dev.holdfast.samples.streaks.StreaksSample;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;

/** Runs a sample by its name. */
public final class RunSample {

    private RunSample() {}

    /**
     * Runs the sample that the first argument names, with the other arguments.
     *
     * @throws IllegalArgumentException if there is no such sample
     */
    public static void main(String... args) throws IOException, InterruptedException, SQLException {
        String sample = args.length == 0 ? "" : args[0];
        String[] rest = Arrays.copyOfRange(args, Math.min(1, args.length), args.length);
        switch (sample) {
            case "delays" -> DelaysSample.main(rest);
            case "streaks" -> StreaksSample.main(rest);
            case "activity" -> ActivitySample.main(rest);
            case "presence" -> PresenceSample.main(rest);
            case "clicks" -> ClicksSample.main(rest);
            case "hourly" -> HourlySample.main(rest);
            case "routes" -> RoutesSample.main(rest);
            case "returns" -> ReturnsSample.main(rest);
            case "database" -> DatabaseSample.main(rest);
            default ->
                throw new IllegalArgumentException(
                        "There is no sample '" + sample
                                + "'. Choose one of delays, streaks, activity, presence, clicks, hourly, routes, returns and database.");
        }
    }
}
