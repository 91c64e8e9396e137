#!/bin/sh
# As scripts of servers do: the newest Java of the machine is found out, then the program takes the shell's place.
"${JAVA_HOME:-/usr}/bin/java" -version
if [ -d target/lib ]; then libraries="target/lib/*"; fi
exec "${JAVA_HOME:-/usr}/bin/java" -cp "target/classes:$libraries" depot.parcels.Parcels
