/** A program on Jackson. */
package guest.json;
