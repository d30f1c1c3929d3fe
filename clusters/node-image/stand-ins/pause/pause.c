/* The first process of every pod: holds the pod's namespaces, buries orphans, ends when told to. */
#include <errno.h>
#include <signal.h>
#include <stddef.h>
#include <sys/wait.h>

int main(void) {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGCHLD);
    if (sigprocmask(SIG_BLOCK, &signals, NULL) != 0) return 1;
    for (;;) {
        int number = sigwaitinfo(&signals, NULL);
        if (number == SIGTERM || number == SIGINT) return 0;
        if (number < 0 && errno != EINTR) return 1;
        while (waitpid(-1, NULL, WNOHANG) > 0) {
        }
    }
}
