/* Threads that the JVM did not start: each attaches, calls, and leaves. */
#include <jni.h>
#include <pthread.h>

#define AT_ONCE 50

static JavaVM *vm;
static jclass target;
static jmethodID find;
static int calls;
static int right;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void *work(void *unused) {
  JNIEnv *env;
  int good = 0;
  if ((*vm)->AttachCurrentThread(vm, (void **) &env, NULL) != JNI_OK) {
    return NULL;
  }
  for (int i = 0; i < calls; i++) {
    jstring key = (*env)->NewStringUTF(env, "native");
    jobject answer = (*env)->CallStaticObjectMethod(env, target, find, key);
    if (!(*env)->ExceptionCheck(env) && (*env)->IsSameObject(env, key, answer)) {
      good++;
    }
    (*env)->DeleteLocalRef(env, answer);
    (*env)->DeleteLocalRef(env, key);
  }
  (*vm)->DetachCurrentThread(vm);
  pthread_mutex_lock(&lock);
  right += good;
  pthread_mutex_unlock(&lock);
  return unused;
}

JNIEXPORT jint JNICALL Java_dev_whence_it_target_NativeThreads_run(
    JNIEnv *env, jclass type, jint threads, jint count) {
  pthread_t started[AT_ONCE];
  (*env)->GetJavaVM(env, &vm);
  target = (*env)->NewGlobalRef(env, type);
  find = (*env)->GetStaticMethodID(env, type, "find", "(Ljava/lang/String;)Ljava/lang/Object;");
  calls = count;
  for (int done = 0; done < threads; done += AT_ONCE) {
    int some = threads - done < AT_ONCE ? threads - done : AT_ONCE;
    for (int i = 0; i < some; i++) {
      pthread_create(&started[i], NULL, work, NULL);
    }
    for (int i = 0; i < some; i++) {
      pthread_join(started[i], NULL);
    }
  }
  (*env)->DeleteGlobalRef(env, target);
  return right;
}
