package shop;

abstract class Counted {

    protected int count;
}
