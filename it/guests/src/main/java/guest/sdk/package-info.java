/** A program on SDKs that find their parts as services. */
package guest.sdk;
