package shop;

import dev.holdfast.annotation.StateRecord;
import java.util.List;
import java.util.Map;

@StateRecord
record Session(String name, Map<String, List<Session>> parts) {}

@StateRecord
record Visit(int number, Page page) {}

@StateRecord
record Page(String name, Link link) {}

@StateRecord
record Link(String text, Visit visit) {}

@StateRecord
record Fine(Session session) {}
