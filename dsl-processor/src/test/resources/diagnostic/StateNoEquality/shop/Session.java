package shop;

import dev.holdfast.annotation.StateRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

@StateRecord
record Session(
        Set<Page> pages,
        Map<Optional<Page>, Long> visits,
        Set<Pair<String, Page>> pairs,
        Set<Shape> shapes,
        List<Page> fine,
        Map<String, Page> alsoFine,
        Set<Named> equal,
        Set<Inherited> inherited,
        Set<Node> nodes) {}

@StateRecord
class Page {
    String name = "";
}

@StateRecord
record Pair<A, B>(A first, B second) {}

@StateRecord
sealed interface Shape permits Circle, Square {}

record Circle(double radius) implements Shape {}

@StateRecord
final class Square implements Shape {
    double side;
}

@StateRecord
class Named {
    String name = "";

    @Override
    public boolean equals(Object other) {
        return other instanceof Named named && named.name.equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }
}

@StateRecord
class Inherited extends Named {}

@StateRecord
record Node(String name, List<Node> children) {}
