package dev.holdfast.samples.fraud;

/**
 * Why a card should be looked at.
 *
 * @param card the card
 * @param reason in a few words
 */
public record Suspicion(String card, String reason) {

    @Override
    public String toString() {
        return card + ": " + reason;
    }
}
