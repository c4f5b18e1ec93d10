package shop;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.connector.Sink;
import dev.holdfast.connector.Source;

final class Program {

    static Pipeline clicks(Source<String> source, Sink<String> sink) {
        Stream<String> clicks = Stream.from(source);
        clicks.filter(click -> !click.isEmpty());
        clicks.writeTo(sink);
        return clicks.writeTo(sink);
    }
}
