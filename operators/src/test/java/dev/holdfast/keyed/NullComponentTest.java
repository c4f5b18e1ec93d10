package dev.holdfast.keyed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.serial.SchemaField;
import dev.holdfast.serial.SchemaType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NullComponentTest {

    private static final SchemaType PLACE = SchemaType.record(
            "Place",
            new SchemaField("town", SchemaType.STRING),
            new SchemaField("zip", SchemaType.nullable(SchemaType.INT)));
    private static final SchemaType TRIP =
            SchemaType.record("Trip", new SchemaField("from", PLACE), new SchemaField("stops", SchemaType.list(PLACE)));

    private record Place(@Nullable String town, @Nullable Integer zip) {}

    private record Trip(@Nullable Place from, @Nullable List<Place> stops) {}

    @Test
    void the_path_leads_through_records_and_lists() {
        Place good = new Place("Wien", null);
        Place bad = new Place(null, 1);
        assertThat(NullComponent.find(PLACE, bad)).isEqualTo("town");
        assertThat(NullComponent.find(TRIP, new Trip(good, null))).isEqualTo("stops");
        assertThat(NullComponent.find(TRIP, new Trip(bad, List.of()))).isEqualTo("from.town");
        assertThat(NullComponent.find(TRIP, new Trip(good, List.of(good, bad)))).isEqualTo("stops[1].town");
        assertThat(NullComponent.find(TRIP, new Trip(good, Arrays.asList(good, null))))
                .isEqualTo("stops[1]");
    }

    @Test
    void what_is_no_record_or_has_no_null_has_no_path() {
        assertThat(NullComponent.find(TRIP, new Trip(new Place("Wien", null), List.of())))
                .isNull();
        assertThat(NullComponent.find(PLACE, "Wien")).isNull();
        assertThat(NullComponent.find(PLACE, new Trip(null, null))).isNull();
    }
}
