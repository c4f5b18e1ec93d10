package dev.holdfast.runtime.batch;

/** What the loop of a query and its deliveries are doing, for whoever waits for its end. Thread safe. */
public final class Activity {

    private volatile Stage loop = new Stage("starting", "", -1);
    private volatile Stage delivery = new Stage("waiting for the first batch", "", -1);

    /** What is done, with which part, in which batch. */
    private record Stage(String verb, String part, long batchId) {

        @Override
        public String toString() {
            return verb + part + (batchId < 0 ? "" : " in batch " + batchId);
        }
    }

    void waiting() {
        loop = new Stage("waiting", "", -1);
    }

    void reading(String source, long batchId) {
        loop = new Stage("reading ", source, batchId);
    }

    void running(String operator, long batchId) {
        loop = new Stage("running ", operator, batchId);
    }

    void closing() {
        loop = new Stage("closing", "", -1);
    }

    void committing(long batchId) {
        delivery = new Stage("committing", "", batchId);
    }

    void delivering(String sink, long batchId) {
        delivery = new Stage("delivering to ", sink, batchId);
    }

    /** What the loop and its workers do. */
    public String ofLoop() {
        return loop.toString();
    }

    /** What the thread does that commits and delivers. */
    public String ofDelivery() {
        return delivery.toString();
    }
}
