package dev.holdfast.testkit;

import dev.holdfast.operator.EventTimeFlatMapStates;
import dev.holdfast.operator.StateParameter;
import dev.holdfast.operator.StatesFn;
import dev.holdfast.operator.Ttl;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import dev.holdfast.state.Emitter;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;

/** An operator with states of all kinds, wired by hand: the tickets of a customer. */
final class Tickets {

    static final StateParameter.OfValue<Long> COUNT = StateParameter.value("count", StateSerializers.int64());
    static final StateParameter.OfValue<String> LAST =
            StateParameter.value("last", StateSerializers.string()).withTtl(Ttl.ofEventTime(Duration.ofMinutes(1)));
    static final StateParameter.OfMap<String, Long> PER_TOPIC =
            StateParameter.map("perTopic", KeySerializers.string(), StateSerializers.int64());
    static final StateParameter.OfList<String> TOPICS = StateParameter.list("topics", StateSerializers.string());
    static final StateParameter.OfTimeSorted<String> SORTED =
            StateParameter.timeSorted("sorted", StateSerializers.string());
    static final StateParameter.OfEventTimers<Alarm> ALARMS = StateParameter.eventTimers("alarms", Alarm.class);
    static final StateParameter.OfProcessingTimers<Alarm> BELLS = StateParameter.processingTimers("bells", Alarm.class);

    private Tickets() {}

    /** Timers. */
    enum Alarm {
        QUIET,
        DAILY
    }

    /** A ticket. */
    record Ticket(String customer, String topic, Instant at) {}

    static EventTimeFlatMapStates<String, Ticket, String> operator() {
        return EventTimeFlatMapStates.<String, Ticket, String>of(
                        "tickets",
                        KeySerializers.string(),
                        List.of(COUNT, LAST, PER_TOPIC, TOPICS, SORTED, ALARMS, BELLS),
                        Tickets::take)
                .onTimer(ALARMS, (customer, alarm, at, states, out) -> {
                    out.emit(customer + " " + alarm + " " + at + " last "
                            + states.get(LAST).orElse("none"));
                    states.get(TOPICS).clear();
                })
                .onTimer(BELLS, (customer, bell, at, states, out) -> out.emit(customer + " " + bell));
    }

    private static void take(String customer, Iterator<Ticket> tickets, StatesFn.States states, Emitter<String> out) {
        while (tickets.hasNext()) {
            Ticket ticket = tickets.next();
            if (ticket.topic().isEmpty()) {
                throw new IllegalArgumentException("a ticket without a topic");
            }
            states.get(COUNT).update(states.get(COUNT).orElse(0L) + 1);
            states.get(LAST).update(ticket.topic());
            long before = states.get(PER_TOPIC).get(ticket.topic()).orElse(0L);
            states.get(PER_TOPIC).put(ticket.topic(), before + 1);
            states.get(TOPICS).add(ticket.topic());
            states.get(SORTED).add(ticket.at(), ticket.topic());
            states.get(ALARMS).set(Alarm.QUIET, ticket.at().plusSeconds(600));
            states.get(BELLS).setAfter(Alarm.DAILY, Duration.ofDays(1));
            out.emit(customer + " " + states.get(COUNT).orElse(0L));
        }
    }
}
