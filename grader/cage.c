/*
 * Theory of operation.
 *
 * Level full, for an ordinary user: clone makes the process in new user, pid and mount namespaces;
 * it maps itself to an inner root, which may mount; it builds a root of its own on a tmpfs (empty
 * for a runner; /usr, read-only, and one writable folder for a compiler), moves into it, lets go of
 * the old one, and gives up the inner root's capabilities. Root needs no user namespace: it makes
 * the other two and becomes a spare uid, so that nothing inside is ever mapped to the real root.
 * Namespaces of network, ipc and uts would cost more than these and add nothing where no call can
 * be made that they are about.
 *
 * Level landlock, where namespaces are refused (as in a container): a Landlock ruleset says which
 * files can be opened. Level seccomp: nothing but the filters, for kernels without Landlock.
 *
 * At every level: no new privileges, resource limits, and a seccomp filter. That of a compiler
 * refuses what has no business there; that of a submission allows what numerics needs and kills
 * for the rest. It looks at register values only, never at memory, and at the architecture first.
 */
#include "grader/cage.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <linux/audit.h>
#include <linux/capability.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/asan_interface.h>
#endif

/* Nobody's: above what distributions give out, below what user namespaces take. */
#define SPARE_ID 64917

/* Where a compiler finds its folder inside a root of its own. */
#define INNER_FOLDER "/work"

static const char *const LEVEL_NAMES[] = {
#define CAGE_NAME(name, text) text,
    CAGE_LEVELS(CAGE_NAME)
#undef CAGE_NAME
};

const char *cage_level_name(enum cage_level level)
{
	return LEVEL_NAMES[level];
}

static int failed(struct error *error, const char *what)
{
	return error_set(error, "%s: %s", what, strerror(errno));
}

/* --- filters ---------------------------------------------------------------------------------- */

#if defined(__x86_64__)
#define THIS_ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define THIS_ARCH AUDIT_ARCH_AARCH64
#else
#error "the cage knows x86-64 and arm64"
#endif

#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define RETURN(value) BPF_STMT(BPF_RET | BPF_K, value)
/* Goes on with the next line if equal, else skips so many. */
#define IF_EQUAL(value, skip) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 0, skip)
#define IF_ANY_BIT(bits, skip) BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, bits, 0, skip)
#define ON(call, action) IF_EQUAL(SYS_##call, 1), RETURN(action)

/* x32 calls come with the native architecture and a bit in the number. */
#define ONLY_THIS_ARCH                                                     \
	LOAD(arch), IF_EQUAL(THIS_ARCH, 1), BPF_STMT(BPF_JMP | BPF_JA, 1), \
	    RETURN(SECCOMP_RET_KILL_PROCESS), LOAD(nr),                    \
	    BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1),         \
	    RETURN(SECCOMP_RET_KILL_PROCESS)

#define ALLOW(call) ON(call, SECCOMP_RET_ALLOW)
#define REFUSE(call) ON(call, SECCOMP_RET_ERRNO | EPERM)

static int install(const struct sock_filter *lines, size_t count, struct error *error)
{
	struct sock_fprog program = {
	    .len = (unsigned short)count, .filter = (struct sock_filter *)(uintptr_t)lines};

	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return failed(error, "no_new_privs");
	if (syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program) != 0)
		return failed(error, "seccomp filter");
	return 0;
}

/*
 * Memory, its own output, time, and the signals by which abort and assert end a program. mmap only
 * of fresh memory: no descriptor can be mapped. tgkill only to itself.
 */
int cage_seal(struct error *error)
{
	const struct sock_filter lines[] = {
	    ONLY_THIS_ARCH,
	    ALLOW(read),
	    ALLOW(write),
	    ALLOW(writev),
	    ALLOW(brk),
	    ALLOW(munmap),
	    ALLOW(mremap),
	    ALLOW(mprotect),
	    ALLOW(madvise),
	    ALLOW(clock_gettime),
	    ALLOW(getrandom),
	    ALLOW(sysinfo), /* qsort asks how much memory there is */
	    ALLOW(futex),
	    ALLOW(fstat),
	    ALLOW(lseek),
	    ALLOW(getpid),
	    ALLOW(gettid),
	    ALLOW(rt_sigaction),
	    ALLOW(rt_sigprocmask),
	    ALLOW(rt_sigreturn),
	    ALLOW(sigaltstack),
	    ALLOW(exit),
	    ALLOW(exit_group),
	    IF_EQUAL(SYS_mmap, 4),
	    LOAD(args[4]),
	    IF_EQUAL(0xFFFFFFFF, 1),
	    RETURN(SECCOMP_RET_ALLOW),
	    RETURN(SECCOMP_RET_KILL_PROCESS),
	    IF_EQUAL(SYS_tgkill, 4),
	    LOAD(args[0]),
	    IF_EQUAL((unsigned)getpid(), 1),
	    RETURN(SECCOMP_RET_ALLOW),
	    RETURN(SECCOMP_RET_KILL_PROCESS),
	    RETURN(SECCOMP_RET_KILL_PROCESS),
	};

	return install(lines, sizeof lines / sizeof *lines, error);
}

#define NEW_NAMESPACES                                                                             \
	(CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNS | CLONE_NEWIPC | CLONE_NEWUTS | CLONE_NEWNET | \
	    CLONE_NEWCGROUP)

/* A compiler opens files and starts programs; it has no business with any of these. */
static int filter_compiler(struct error *error)
{
	static const struct sock_filter lines[] = {
	    ONLY_THIS_ARCH,
	    REFUSE(socket),
	    REFUSE(socketpair),
	    REFUSE(ptrace),
	    REFUSE(process_vm_readv),
	    REFUSE(process_vm_writev),
	    REFUSE(pidfd_getfd),
	    REFUSE(mount),
	    REFUSE(umount2),
	    REFUSE(pivot_root),
	    REFUSE(chroot),
	    REFUSE(unshare),
	    REFUSE(setns),
	    REFUSE(open_by_handle_at),
	    REFUSE(bpf),
	    REFUSE(perf_event_open),
	    REFUSE(keyctl),
	    REFUSE(add_key),
	    REFUSE(request_key),
	    REFUSE(userfaultfd),
	    REFUSE(io_uring_setup),
	    REFUSE(setsid),
	    REFUSE(setpgid),
	    REFUSE(shmget),
	    REFUSE(shmat),
	    REFUSE(semget),
	    REFUSE(semop),
	    REFUSE(semtimedop),
	    REFUSE(msgget),
	    REFUSE(msgsnd),
	    REFUSE(msgrcv),
	    REFUSE(mq_open),
	    REFUSE(shmctl), /* nor take away what there is of the same user */
	    REFUSE(semctl),
	    REFUSE(msgctl),
	    REFUSE(mq_unlink),
	    IF_EQUAL(SYS_clone3, 1),
	    RETURN(SECCOMP_RET_ERRNO | ENOSYS), /* its flags lie in memory; libc falls back */
	    IF_EQUAL(SYS_clone, 3),
	    LOAD(args[0]),
	    IF_ANY_BIT(NEW_NAMESPACES, 1),
	    RETURN(SECCOMP_RET_ERRNO | EPERM),
	    RETURN(SECCOMP_RET_ALLOW),
	};

	return install(lines, sizeof lines / sizeof *lines, error);
}

/* --- Landlock --------------------------------------------------------------------------------- */

#define FS_READ \
	(LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR)

/* Everything that the running kernel knows to forbid; bits of later kernels have no name yet in
 * the headers of this one. */
static unsigned long long all_rights(long abi)
{
	static const int BITS_BY_ABI[] = {0, 13, 14, 15, 15, 16};
	int known = (int)(sizeof BITS_BY_ABI / sizeof *BITS_BY_ABI) - 1;

	return (1ULL << BITS_BY_ABI[abi < known ? abi : known]) - 1;
}

static int allow_beneath(int ruleset, const char *path, unsigned long long rights)
{
	struct landlock_path_beneath_attr beneath = {
	    .allowed_access = rights, .parent_fd = open(path, O_PATH | O_CLOEXEC)};

	if (beneath.parent_fd < 0)
		return errno == ENOENT ? 0 : -1;
	long added =
	    syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0);

	close(beneath.parent_fd);
	return (int)added;
}

static int restrict_files(const struct cage_room *room, struct error *error)
{
	/* Programs, libraries and headers: nothing that could be anybody's content or sources. */
	static const char *const READABLE[] = {"/usr/bin", "/usr/lib", "/usr/lib32", "/usr/lib64",
	    "/usr/libexec", "/usr/include", "/usr/local/bin", "/usr/local/lib",
	    "/usr/local/libexec", "/usr/local/include", "/lib", "/lib64", "/bin"};
	long abi = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);

	if (abi < 1)
		return failed(error, "Landlock");
	struct landlock_ruleset_attr attr = {.handled_access_fs = all_rights(abi)};
	int ruleset = (int)syscall(SYS_landlock_create_ruleset, &attr, sizeof attr, 0);
	int done = ruleset < 0 ? -1 : 0;

	if (room->compiler) {
		for (size_t i = 0; i < sizeof READABLE / sizeof *READABLE && done == 0; i++)
			done = allow_beneath(ruleset, READABLE[i], FS_READ);
		if (done == 0 && room->toolchain)
			done = allow_beneath(ruleset, room->toolchain, FS_READ);
		if (done == 0)
			done = allow_beneath(ruleset, ".", attr.handled_access_fs);
	}
	if (done == 0 && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0)
		done = (int)syscall(SYS_landlock_restrict_self, ruleset, 0);
	if (done != 0)
		failed(error, "Landlock");
	if (ruleset >= 0)
		close(ruleset);
	return done;
}

/* --- a root of its own ------------------------------------------------------------------------ */

/* Any folder that every system has and that nothing inside needs: the new root covers it. */
static const char *const MOUNT_POINTS[] = {"/mnt", "/media", "/srv", "/opt", "/tmp"};

/* Shows `from` at `to`, read-only unless `writable`. Flags that the system's owner set stay. */
static int show(const char *from, const char *to, bool writable)
{
	struct statvfs status;
	unsigned long flags = MS_BIND | MS_REMOUNT | MS_NOSUID | (writable ? 0 : MS_RDONLY);

	if (mount(from, to, NULL, MS_BIND | MS_REC, NULL) != 0 || statvfs(to, &status) != 0)
		return -1;
	flags |= status.f_flag & ST_NODEV ? MS_NODEV : 0;
	flags |= status.f_flag & ST_NOEXEC ? MS_NOEXEC : 0;
	flags |= status.f_flag & ST_NOATIME ? MS_NOATIME : 0;
	flags |= status.f_flag & ST_RELATIME ? MS_RELATIME : 0;
	return mount(NULL, to, NULL, flags, NULL);
}

/* "/lib" and the like: links into /usr, or folders of their own on older systems. The working
 * folder is the new root. */
static int show_like(const char *path)
{
	char target[256];
	struct stat status;

	if (lstat(path, &status) != 0)
		return 0;
	if (S_ISLNK(status.st_mode)) {
		ssize_t length = readlink(path, target, sizeof target - 1);

		if (length < 0)
			return -1;
		target[length] = '\0';
		return symlink(target, path + 1);
	}
	return mkdir(path + 1, 0755) == 0 ? show(path, path + 1, false) : -1;
}

/* A toolchain's folder is made with all folders above it; the working folder is the new root. */
static int show_toolchain(const char *path)
{
	char made[512];

	if (snprintf(made, sizeof made, "%s", path + 1) >= (int)sizeof made)
		return -1;
	for (char *slash = strchr(made, '/'); slash; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		if (mkdir(made, 0755) != 0 && errno != EEXIST)
			return -1;
		*slash = '/';
	}
	if (mkdir(made, 0755) != 0 && errno != EEXIST)
		return -1;
	return show(path, made, false);
}

static int furnish(const struct cage_room *room)
{
	static const char *const SYSTEM[] = {"/usr", "/bin", "/lib", "/lib32", "/lib64"};

	for (size_t i = 0; i < sizeof SYSTEM / sizeof *SYSTEM; i++)
		if (show_like(SYSTEM[i]) != 0)
			return -1;
	if (room->toolchain && show_toolchain(room->toolchain) != 0)
		return -1;
	if (mkdir(&INNER_FOLDER[1], 0755) != 0)
		return -1;
	return show(room->folder, &INNER_FOLDER[1], true);
}

static bool lies_below(const char *path, const char *folder)
{
	return path && strncmp(path, folder, strlen(folder)) == 0;
}

static int own_root(const struct cage_room *room, struct error *error)
{
	const char *point = NULL;

	for (size_t i = 0; i < sizeof MOUNT_POINTS / sizeof *MOUNT_POINTS && !point; i++)
		if (access(MOUNT_POINTS[i], X_OK) == 0 &&
		    !lies_below(room->folder, MOUNT_POINTS[i]))
			point = MOUNT_POINTS[i];
	if (!point)
		return error_set(error, "no folder to mount a root on (/mnt, /srv, ...)");
	if (mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0 ||
	    mount("stride", point, "tmpfs", MS_NOSUID | MS_NODEV, "size=1m,mode=0755") != 0 ||
	    chdir(point) != 0)
		return failed(error, "mounting a root");
	if (room->compiler && furnish(room) != 0)
		return failed(error, "furnishing the root");
	if (syscall(SYS_pivot_root, ".", ".") != 0 || umount2(".", MNT_DETACH) != 0 ||
	    chdir("/") != 0)
		return failed(error, "moving into the root");
	if (mount(NULL, "/", NULL, MS_REMOUNT | MS_BIND | MS_RDONLY | MS_NOSUID | MS_NODEV, NULL) !=
	    0)
		return failed(error, "making the root read-only");
	return 0;
}

/* --- rights and resources --------------------------------------------------------------------- */

static int drop_rights(const struct cage *cage, struct error *error)
{
	struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
	struct __user_cap_data_struct none[2] = {{0}};

	if (cage->root &&
	    (setgroups(0, NULL) != 0 || setresgid(SPARE_ID, SPARE_ID, SPARE_ID) != 0 ||
		setresuid(SPARE_ID, SPARE_ID, SPARE_ID) != 0))
		return failed(error, "becoming a spare user");
	if (syscall(SYS_capset, &header, none) != 0)
		return failed(error, "dropping capabilities");
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return failed(error, "no_new_privs");
	return 0;
}

static int limit(int resource, rlim_t most)
{
	struct rlimit now;

	if (getrlimit(resource, &now) != 0)
		return -1;
	if (now.rlim_max != RLIM_INFINITY && now.rlim_max < most)
		most = now.rlim_max;
	return setrlimit(resource, &(struct rlimit){most, most});
}

/* The address sanitizer takes more addresses than any limit that we would set. */
#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#elif defined(__has_feature)
#define SANITIZED __has_feature(address_sanitizer)
#else
#define SANITIZED 0
#endif

int cage_limit(const struct cage_room *room, struct error *error)
{
	rlim_t stack = (rlim_t)(room->compiler ? 64 : 8) << 20;

	if ((!SANITIZED && limit(RLIMIT_AS, (rlim_t)room->address_space) != 0) ||
	    limit(RLIMIT_FSIZE, (rlim_t)room->file_size) != 0 ||
	    limit(RLIMIT_CPU, (rlim_t)room->cpu_seconds) != 0 || limit(RLIMIT_STACK, stack) != 0 ||
	    limit(RLIMIT_CORE, 0) != 0)
		return failed(error, "limiting resources");
	return 0;
}

int cage_give(const struct cage *cage, int folder)
{
	uid_t user = cage->root ? SPARE_ID : geteuid();
	gid_t group = cage->root ? SPARE_ID : getegid();

	return geteuid() == 0 ? fchown(folder, user, group) : 0;
}

static const char *cage_folder(const struct cage *cage, const struct cage_room *room)
{
	return cage->level == CAGE_FULL && room->compiler ? INNER_FOLDER : room->folder;
}

/* Where a compiler is to work; a runner needs no place, and as root at a lower level gets an empty
 * one for its root. */
static int take_place(const struct cage *cage, const struct cage_room *room, struct error *error)
{
	if (room->compiler) {
		if (chdir(cage_folder(cage, room)) != 0)
			return failed(error, "entering the submission's folder");
	} else if (cage->level == CAGE_LANDLOCK && cage->root) {
		if (chroot(room->folder) != 0 || chdir("/") != 0)
			return failed(error, "moving into an empty folder");
	}
	return 0;
}

/* Files are settled while we may still go wherever the folder is; a change of user clears the wish
 * to die with the grader, which is made last. */
int cage_enter(
    const struct cage *cage, const struct cage_room *room, int first_closed, struct error *error)
{
	if (syscall(SYS_close_range, first_closed, ~0U, 0) != 0)
		return failed(error, "closing descriptors");
	if (cage->level == CAGE_FULL && own_root(room, error) != 0)
		return -1;
	if (take_place(cage, room, error) != 0)
		return -1;
	if (cage->level >= CAGE_LANDLOCK && restrict_files(room, error) != 0)
		return -1;
	if (cage_limit(room, error) != 0 || drop_rights(cage, error) != 0)
		return -1;
	if (prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0)
		return failed(error, "asking to die with the grader");
	if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0)
		return failed(error, "hiding from others of the same user");
	return room->compiler ? filter_compiler(error) : 0;
}

/* --- making the process ----------------------------------------------------------------------- */

struct birth {
	const struct cage *cage;
	uid_t uid;
	gid_t gid;
	int (*inside)(void *context);
	void *context;
};

static int write_file(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC);
	ssize_t length = (ssize_t)strlen(text);
	bool written = fd >= 0 && write(fd, text, (size_t)length) == length;

	if (fd >= 0)
		close(fd);
	return written ? 0 : -1;
}

/* Our own user becomes the root of the new namespace, for as long as it takes to mount. */
static int map_ids(uid_t uid, gid_t gid)
{
	char map[64];

	if (write_file("/proc/self/setgroups", "deny") != 0)
		return -1;
	snprintf(map, sizeof map, "0 %u 1", uid);
	if (write_file("/proc/self/uid_map", map) != 0)
		return -1;
	snprintf(map, sizeof map, "0 %u 1", gid);
	return write_file("/proc/self/gid_map", map);
}

static int born(void *argument)
{
	const struct birth *birth = argument;

	if (birth->cage->level == CAGE_FULL && !birth->cage->root &&
	    map_ids(birth->uid, birth->gid) != 0)
		return CAGE_UNMAPPED;
	return birth->inside(birth->context);
}

/* A child that shares our memory marked places of its stack as forbidden. The address sanitizer
 * does not forget that by itself, and would forbid them to whatever comes to lie there next. */
static void free_stack(char *stack, size_t size)
{
#if defined(__SANITIZE_ADDRESS__)
	ASAN_UNPOISON_MEMORY_REGION(stack, size);
#endif
	munmap(stack, size);
}

pid_t cage_clone(const struct cage *cage, bool exec_soon, int (*inside)(void *context),
    void *context, int *pidfd, struct error *error)
{
	enum { STACK_SIZE = 256 << 10 };
	struct birth birth = {cage, geteuid(), getegid(), inside, context};
	int flags = CLONE_PIDFD | SIGCHLD | (exec_soon ? CLONE_VM | CLONE_VFORK : 0);
	char *stack = mmap(NULL, STACK_SIZE, PROT_READ | PROT_WRITE,
	    MAP_PRIVATE | MAP_ANONYMOUS | MAP_STACK, -1, 0);

	if (stack == MAP_FAILED)
		return failed(error, "cannot start a process");
	if (cage->level == CAGE_FULL)
		flags |= CLONE_NEWPID | CLONE_NEWNS | (cage->root ? 0 : CLONE_NEWUSER);
	pid_t pid = clone(born, stack + STACK_SIZE, flags, &birth, pidfd);

	int why = errno;

	if (pid < 0)
		failed(error, "cannot start a process");
	free_stack(stack, STACK_SIZE);
	errno = why;
	return pid;
}
