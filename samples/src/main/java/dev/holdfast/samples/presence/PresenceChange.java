package dev.holdfast.samples.presence;

/**
 * Says that a service fell silent, or is back.
 *
 * @param service the service
 * @param stale whether it is silent now
 */
public record PresenceChange(String service, boolean stale) {

    @Override
    public String toString() {
        return service + (stale ? " is stale" : " is ok");
    }
}
