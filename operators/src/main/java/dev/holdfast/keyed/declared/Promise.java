package dev.holdfast.keyed.declared;

/** What the results of an operator have in common with those of other runs on the same events, whose slices are others: other batches, one event at a time, another engine. */
public enum Promise {

    /** Each result is there, once, with the same event time. Their order between keys may be another. */
    SAME_RESULTS("same results"),

    /** The last result of each key is the same. How many come before it depends on the slices. */
    SAME_FINAL_RESULTS("same final results"),

    /** Results depend on the slices: on which events came together in a call, or on the clock. */
    DEPENDS_ON_SLICES("depends on slices");

    private final String text;

    Promise(String text) {
        this.text = text;
    }

    /** As the documentation says it. */
    public String text() {
        return text;
    }
}
