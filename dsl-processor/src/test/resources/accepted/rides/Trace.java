package rides;

/** Anything that is seen at a place. */
public interface Trace {

    String place();
}
