package dev.holdfast.spring;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Names of queries, as beans and as properties have them. */
final class QueryNames {

    private QueryNames() {}

    /** As Spring compares properties: {@code lateFlights}, {@code late-flights} and {@code LATEFLIGHTS} are one. */
    static String uniform(String name) {
        return name.replaceAll("[^\\p{L}\\p{N}.]", "").toLowerCase(Locale.ROOT);
    }

    /**
     * Refuses settings that no query has.
     *
     * @param said the names in the properties
     * @param queries the names of the beans
     */
    static void check(Collection<String> said, List<String> queries) {
        List<String> uniform = queries.stream().map(QueryNames::uniform).toList();
        for (String name : said) {
            if (!uniform.contains(uniform(name))) {
                throw SettingsException.noQuery(name, queries);
            }
        }
        for (int i = 0; i < queries.size(); i++) {
            int first = uniform.indexOf(uniform.get(i));
            if (first < i) {
                throw SettingsException.sameName(queries.get(first), queries.get(i));
            }
        }
    }
}
