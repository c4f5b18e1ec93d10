package dev.holdfast.spring.sample;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.runtime.io.ForEach;
import dev.holdfast.runtime.io.JsonLines;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Shows how late flights are, by the airport from which they go. */
@SpringBootApplication
public class FlightsApplication {

    public static void main(String[] args) {
        SpringApplication.run(FlightsApplication.class, args);
    }

    @Bean
    Pipeline lateFlights(@Value("${flights.input}") String input, Board board) {
        return Stream.from(JsonLines.source(Path.of(input), Flight.class))
                .groupByKey(Flight::origin)
                .mapGroupsWithState(DelaysOperators.total())
                .writeTo(ForEach.sink("board", board::show));
    }
}
