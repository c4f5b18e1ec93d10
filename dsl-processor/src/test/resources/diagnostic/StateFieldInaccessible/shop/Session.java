package shop;

import dev.holdfast.annotation.StateRecord;

@StateRecord
final class Session {
    private int clicks;
    private String page = "";

    String getPage() {
        return page;
    }
}

@StateRecord
final class Visit {
    private final int clicks;

    Visit(int clicks) {
        this.clicks = clicks;
    }
}
