package guest.kotlin

import kotlin.coroutines.Continuation
import kotlin.coroutines.EmptyCoroutineContext
import kotlin.coroutines.resume
import kotlin.coroutines.resumeWithException
import kotlin.coroutines.startCoroutine
import kotlin.coroutines.suspendCoroutine

interface Engine

class Steam(val heat: Int) : Engine

class Diesel : Engine

/** Resolves with suspend functions: what the compiler makes of them is what is tested here. */
class Resolver {
    private val waiting = ArrayDeque<Continuation<Int>>()

    private suspend fun heat(): Int = suspendCoroutine { waiting.addLast(it) }

    /** Answers at once, or after it was suspended twice. */
    suspend fun find(name: String): Engine {
        if (name == "diesel") {
            return Diesel()
        }
        val first = heat()
        val second = heat()
        return Steam(first + second)
    }

    /** Suspended at once, and never called a second time: it has nothing to do when it goes on. */
    suspend fun pass(name: String): Engine = find(name)

    /** Calls itself with its own state as what goes on with its answer. */
    suspend fun deep(depth: Int): Engine {
        if (depth == 0) {
            return Steam(heat())
        }
        val below = deep(depth - 1)
        return if (below is Steam) Steam(below.heat + 1) else below
    }

    fun goOn() {
        waiting.removeFirst().resume(1)
    }

    fun fail() {
        waiting.removeFirst().resumeWithException(IllegalStateException())
    }
}

object Static {
    private var waiting: Continuation<Unit>? = null

    /** Static, with arguments of two words before the last one. */
    @JvmStatic
    suspend fun find(number: Long, share: Double): Engine {
        suspendCoroutine { waiting = it }
        return if (number > share) Diesel() else Steam(0)
    }

    fun goOn() {
        waiting!!.resume(Unit)
    }
}

/** Prints each answer. */
private val printed = Continuation<Engine>(EmptyCoroutineContext) { result ->
    println(result.fold({ if (it is Steam) "steam ${it.heat}" else "diesel" }, { "fails" }))
}

private fun begin(call: suspend () -> Engine) = call.startCoroutine(printed)

fun main() {
    val resolver = Resolver()
    repeat(10) {
        begin { resolver.find("diesel") }
        begin { resolver.find("steam") }
        resolver.goOn()
        resolver.goOn()
        begin { resolver.find("cold") }
        resolver.goOn()
        resolver.fail()
        begin { resolver.pass("steam") }
        resolver.goOn()
        resolver.goOn()
        begin { resolver.deep(2) }
        resolver.goOn()
        begin { Static.find(2L, 0.5) }
        Static.goOn()
    }
    println("done")
}
