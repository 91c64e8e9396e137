/** A gRPC server and its clients, which count what transports, balancers and resolvers they are given. */
package guest.grpc;
