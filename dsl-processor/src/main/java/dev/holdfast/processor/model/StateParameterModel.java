package dev.holdfast.processor.model;

import com.palantir.javapoet.TypeName;
import dev.holdfast.processor.diagnostic.Origin;
import java.util.Objects;
import java.util.Optional;

/**
 * A state or timers that an update function takes as a parameter.
 *
 * @param name of the parameter
 * @param stateName in the checkpoint
 * @param kind what it is
 * @param type of the parameter, as declared
 * @param keyType how keys of a map or broadcast are written
 * @param valueType how values are written; empty of timers
 * @param timers the enum of timers; empty of anything else
 * @param ttl how long it keeps what was written
 * @param origin the parameter
 */
public record StateParameterModel(
        String name,
        String stateName,
        Kind kind,
        TypeName type,
        Optional<KeyType> keyType,
        Optional<StateType> valueType,
        Optional<TypeName> timers,
        Optional<TtlModel> ttl,
        Origin origin) {

    /** What a parameter may be. */
    public enum Kind {
        VALUE("ValueState", "value", "OfValue"),
        MAP("MapState", "map", "OfMap"),
        LIST("ListState", "list", "OfList"),
        TIME_SORTED("TimeSortedState", "timeSorted", "OfTimeSorted"),
        BROADCAST("BroadcastState", "broadcast", "OfBroadcast"),
        EVENT_TIMERS("EventTimers", "eventTimers", "OfEventTimers"),
        PROCESSING_TIMERS("ProcessingTimers", "processingTimers", "OfProcessingTimers");

        private final String typeName;
        private final String factory;
        private final String parameterType;

        Kind(String typeName, String factory, String parameterType) {
            this.typeName = typeName;
            this.factory = factory;
            this.parameterType = parameterType;
        }

        /** Of the type that functions take. */
        public String typeName() {
            return typeName;
        }

        /** The method of {@code StateParameter} that describes it. */
        public String factory() {
            return factory;
        }

        /** The type inside of {@code StateParameter} that describes it. */
        public String parameterType() {
            return parameterType;
        }

        public boolean isTimers() {
            return this == EVENT_TIMERS || this == PROCESSING_TIMERS;
        }

        /** Whether each of its entries has a key of its own. */
        public boolean hasKeys() {
            return this == MAP || this == BROADCAST;
        }

        /** Whether values are kept for each key of the operator. */
        public boolean growsWithKeys() {
            return !isTimers() && this != BROADCAST;
        }
    }

    /**
     * A time to live.
     *
     * @param duration as written
     * @param isEventTime whether it counts in event time
     */
    public record TtlModel(String duration, boolean isEventTime) {}

    public StateParameterModel {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(stateName, "stateName");
        Objects.requireNonNull(kind, "kind");
    }

    /** Whether the stream needs a watermark for it. */
    public boolean needsEventTime() {
        return kind == Kind.EVENT_TIMERS || ttl.filter(TtlModel::isEventTime).isPresent();
    }
}
