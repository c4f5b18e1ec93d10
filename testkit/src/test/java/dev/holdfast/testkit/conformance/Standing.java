package dev.holdfast.testkit.conformance;

/** How Holdfast stands to a row of the reference. */
enum Standing {
    SAME("as the reference"),
    DEVIATES("other on purpose"),
    NEAREST("cannot be expressed; the nearest is tested"),
    WAITS("waits");

    private final String text;

    Standing(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
