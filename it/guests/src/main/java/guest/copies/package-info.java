/** A program on one library in two versions. */
package guest.copies;
