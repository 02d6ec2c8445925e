@echo off
rem Opens the window on the examples (README.md).
chcp 65001 >nul
cd /d "%~dp0"
call packaging\set_up.bat || exit /b 1
".venv\Scripts\python.exe" main.py %*
