package rides;

public record StationTotal(String station, Total total) {}
