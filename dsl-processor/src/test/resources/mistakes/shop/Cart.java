package shop;

import dev.holdfast.annotation.StateRecord;

/** A class that can be changed in place. */
@StateRecord
public class Cart {

    int articles;
}
