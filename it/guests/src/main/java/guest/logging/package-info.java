/** A program that logs over two facades. */
package guest.logging;
