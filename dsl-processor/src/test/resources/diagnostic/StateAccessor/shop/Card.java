package shop;

import dev.holdfast.annotation.KeyRecord;
import dev.holdfast.annotation.StateAccessor;
import dev.holdfast.annotation.StateRecord;
import java.util.List;

@StateRecord
record Card(String number, List<String> owners, List<String> notes) {

    @Override
    public String number() {
        return "****" + number.substring(12);
    }

    @Override
    public List<String> owners() {
        return List.copyOf(owners);
    }

    @StateAccessor
    @Override
    public List<String> notes() {
        return notes.stream().sorted().toList();
    }
}

@KeyRecord
record CardKey(String number) {

    @Override
    public String number() {
        return number.trim();
    }
}

@StateRecord
final class Door {

    private boolean open;
    private boolean isOpen;
    private int visits;

    boolean isOpen() {
        return open;
    }

    void setOpen(boolean open) {
        this.open = open;
    }

    void setIsOpen(boolean isOpen) {
        this.isOpen = isOpen;
    }

    int getVisits() {
        return visits;
    }

    void setVisits(int visits) {
        this.visits = visits + 1;
    }
}
