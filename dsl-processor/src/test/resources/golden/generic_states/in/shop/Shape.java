package shop;

sealed interface Shape permits Circle, Square {}
