/** Connections, TLS and native parts of Netty's, counted. */
package guest.netty;
