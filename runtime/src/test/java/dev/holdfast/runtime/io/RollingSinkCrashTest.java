package dev.holdfast.runtime.io;

/** A sink that shows two batches together, in partitions. */
class RollingSinkCrashTest extends FileSinkCrashes {

    @Override
    JsonLinesSink<Flight> crashing() {
        return byOrigin().withMaxPartSize(200);
    }
}
