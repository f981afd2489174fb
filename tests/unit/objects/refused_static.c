static __attribute__((used)) int stride_call(int which)
{
	return which;
}
