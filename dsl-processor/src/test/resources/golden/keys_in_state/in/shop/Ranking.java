package shop;

import dev.holdfast.annotation.KeyRecord;
import dev.holdfast.annotation.StateRecord;
import java.util.Map;

@StateRecord
public record Ranking(Map<Player, Long> points, Player leader) {

    @KeyRecord
    public record Player(String name, int number) {}
}
