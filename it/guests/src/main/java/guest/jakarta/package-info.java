/** A program that asks Jakarta's interfaces for whatever implements them, and counts what it was given. */
package guest.jakarta;
