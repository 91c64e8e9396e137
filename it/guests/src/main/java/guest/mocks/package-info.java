/** A program that replaces a class of its own by a mock of Mockito's. */
package guest.mocks;
