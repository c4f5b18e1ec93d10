package shop;

import dev.holdfast.annotation.KeyRecord;

@KeyRecord
record Page(String name) {

    @Override
    public boolean equals(Object other) {
        return other instanceof Page page && page.name.equalsIgnoreCase(name);
    }

    @Override
    public int hashCode() {
        return 1;
    }
}

@KeyRecord
record Shop(String name) {

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    boolean equals(Shop other) {
        return other.name.equalsIgnoreCase(name);
    }
}
