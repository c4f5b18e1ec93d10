package dev.holdfast.aggregate;

/** What is accumulated of several aggregates of the same events. Its text says what they are so far: {@code {count=2, max_price=10}}. */
public final class Accumulated {

    final Object[] parts;
    private final Combined<?> of;

    Accumulated(Combined<?> of, int size) {
        this.of = of;
        parts = new Object[size];
    }

    @Override
    public String toString() {
        return of.text(this);
    }
}
