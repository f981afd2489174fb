#include "grader/handover.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>

/* Aligned as a control message has to be. */
union control {
	char bytes[CMSG_SPACE(HANDOVER_DESCRIPTORS_MAX * sizeof(int))];
	struct cmsghdr header;
};

int handover_send(int socket, const void *bytes, size_t length, const int *descriptors, int count)
{
	union control control = {0};
	struct iovec text = {(void *)(unsigned long)bytes, length};
	struct msghdr message = {.msg_iov = &text, .msg_iovlen = 1};

	if (count > 0) {
		size_t size = (size_t)count * sizeof(int);

		message.msg_control = control.bytes;
		message.msg_controllen = CMSG_SPACE(size);
		struct cmsghdr *header = CMSG_FIRSTHDR(&message);

		header->cmsg_level = SOL_SOCKET;
		header->cmsg_type = SCM_RIGHTS;
		header->cmsg_len = CMSG_LEN(size);
		memcpy(CMSG_DATA(header), descriptors, size);
	}
	ssize_t sent;

	do
		sent = sendmsg(socket, &message, MSG_NOSIGNAL);
	while (sent < 0 && errno == EINTR);
	return sent == (ssize_t)length ? 0 : -1;
}

long handover_receive(int socket, void *bytes, size_t room, int *descriptors, int *count)
{
	union control control = {0};
	struct iovec text = {bytes, room};
	struct msghdr message = {.msg_iov = &text,
	    .msg_iovlen = 1,
	    .msg_control = control.bytes,
	    .msg_controllen = sizeof control.bytes};
	int most = *count;
	ssize_t got = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
	struct cmsghdr *header = got >= 0 ? CMSG_FIRSTHDR(&message) : NULL;

	*count = 0;
	if (header && header->cmsg_type == SCM_RIGHTS) {
		int sent = (int)((header->cmsg_len - CMSG_LEN(0)) / sizeof(int));

		*count = sent < most ? sent : most;
		memcpy(descriptors, CMSG_DATA(header), (size_t)*count * sizeof(int));
	}
	return got;
}
