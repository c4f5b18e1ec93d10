package dev.holdfast.benchmarks.nexmark;

import java.util.List;
import java.util.SplittableRandom;

/** Words for generated events. */
final class NexmarkText {

    private static final List<String> FIRST_NAMES =
            List.of("peter", "paul", "luke", "john", "saul", "vicky", "kate", "julie", "sarah", "deiter", "walter");
    private static final List<String> LAST_NAMES =
            List.of("shultz", "abrams", "spencer", "white", "bartels", "walton", "smith", "jones", "noris");
    private static final List<String> CITIES = List.of(
            "phoenix", "los angeles", "san francisco", "boise", "portland", "bend", "redmond", "seattle", "kent");
    private static final List<String> STATES = List.of("az", "ca", "id", "or", "wa", "wy");

    private NexmarkText() {}

    static String name(SplittableRandom random) {
        return one(FIRST_NAMES, random) + " " + one(LAST_NAMES, random);
    }

    static String email(SplittableRandom random) {
        return word(random, 7) + "@" + word(random, 5) + ".com";
    }

    static String creditCard(SplittableRandom random) {
        return group(random) + " " + group(random) + " " + group(random) + " " + group(random);
    }

    private static int group(SplittableRandom random) {
        return 1_000 + random.nextInt(9_000);
    }

    static String city(SplittableRandom random) {
        return one(CITIES, random);
    }

    static String state(SplittableRandom random) {
        return one(STATES, random);
    }

    static String url(SplittableRandom random) {
        return "https://www.nexmark.com/" + word(random, 5) + "/" + word(random, 5) + "/" + word(random, 5)
                + "/item.htm?query=1";
    }

    private static String one(List<String> of, SplittableRandom random) {
        return of.get(random.nextInt(of.size()));
    }

    /** From 3 letters to {@code most}. */
    static String word(SplittableRandom random, int most) {
        char[] letters = new char[3 + random.nextInt(most - 2)];
        for (int i = 0; i < letters.length; i++) {
            letters[i] = (char) ('a' + random.nextInt(26));
        }
        return new String(letters);
    }
}
