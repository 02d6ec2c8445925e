@echo off
rem Prepares .venv for run.bat, and with "dev cluster" for test.bat.
setlocal
set PYTHONUTF8=1
set PIP_DISABLE_PIP_VERSION_CHECK=1
if not exist ".venv\Scripts\python.exe" (
    echo 正在建立 .venv
    py -3.11 -m venv .venv 2>nul || py -3.12 -m venv .venv 2>nul || py -3.13 -m venv .venv 2>nul || python -m venv .venv || goto no_python
)
".venv\Scripts\python.exe" packaging\dependencies.py %* >".venv\dependencies.txt" || goto no_python
fc /b ".venv\dependencies.txt" ".venv\installed.txt" >nul 2>nul && exit /b 0
echo 正在安装 Python 依赖包
".venv\Scripts\python.exe" -m pip install --quiet -r ".venv\dependencies.txt" -c packaging\constraints.txt || goto no_packages
copy /y ".venv\dependencies.txt" ".venv\installed.txt" >nul
exit /b 0

:no_python
echo 没有找到可用的 Python：请安装 3.11、3.12 或 3.13（安装时勾选 py launcher），再重试。
exit /b 1

:no_packages
echo 依赖包没有装上，请检查网络后重试。
exit /b 1
