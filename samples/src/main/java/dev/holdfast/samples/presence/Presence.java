package dev.holdfast.samples.presence;

import dev.holdfast.annotation.StateRecord;

/** Whether a service has been silent for too long. */
@StateRecord
record Presence(boolean stale) {

    static final Presence OK = new Presence(false);
    static final Presence STALE = new Presence(true);
}
